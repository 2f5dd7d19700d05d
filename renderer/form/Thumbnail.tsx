import { Image as ImageIcon, ImageOff } from 'lucide-react'
import type { ShownImage } from './use-image.ts'

/** The picture itself, or what stands for it. Decorative: its name is beside it. */
export function Thumbnail({ image }: { readonly image: ShownImage }) {
  if (image.state === 'shown') return <img src={image.url} alt="" draggable={false} />
  const Icon = image.state === 'missing' || image.state === 'refused' ? ImageOff : ImageIcon
  return <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
}
