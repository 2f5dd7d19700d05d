/** The dialog in which an image of the site is chosen. */
import { Search } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Dialog, Heading, Input, ListBox, ListBoxItem, Modal, ModalOverlay, SearchField } from 'react-aria-components'
import type { ImageEntry } from '../../electron/api.ts'
import { HostRefusal, host } from '../host.ts'
import { Thumbnail } from './Thumbnail.tsx'
import { byteSize, useImage } from './use-image.ts'

/** More pictures than anyone looks through: the rest are found by name. */
const shownAtMost = 300

interface Props {
  readonly post: string
  readonly current: string
  readonly onPick: (name: string) => void
  readonly onClose: () => void
}

export function ImagePicker({ post, current, onPick, onClose }: Props) {
  const [images, setImages] = useState<readonly ImageEntry[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [query, setQuery] = useState('')

  useEffect(() => {
    let gone = false
    const load = async () => {
      try {
        const found = await host.images(post)
        if (!gone) setImages(found)
      } catch (error) {
        if (!(error instanceof HostRefusal)) throw error
        if (!gone) setFailure(error.message)
      }
    }
    void load()
    return () => {
      gone = true
    }
  }, [post])

  const found = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean)
    return (images ?? []).filter(({ path }) => words.every((word) => path.toLowerCase().includes(word)))
  }, [images, query])

  return (
    <ModalOverlay className="form-veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="form-modal">
        <Dialog className="form-picker">
          <header className="form-picker-head">
            <Heading slot="title">Choose an image</Heading>
            <button type="button" className="ui-button quiet" onClick={onClose}>
              Cancel
            </button>
          </header>
          <SearchField
            className="form-picker-search"
            aria-label="Search images"
            value={query}
            onChange={setQuery}
            autoFocus
          >
            <Search size={14} strokeWidth={1.75} aria-hidden="true" />
            <Input placeholder="Search images" dir="auto" />
          </SearchField>
          <p className="form-picker-state" aria-live="polite">
            {stateOf(images, found, failure)}
          </p>
          <ListBox
            className="form-picker-grid ui-scroll"
            aria-label="Images"
            layout="grid"
            selectionMode="single"
            selectedKeys={found.filter(({ name }) => name === current).map(({ path }) => path)}
            onAction={(key) => {
              const image = found.find(({ path }) => path === key)
              if (image) onPick(image.name)
            }}
            onSelectionChange={(keys) => {
              const image = keys === 'all' ? undefined : found.find(({ path }) => keys.has(path))
              if (image) onPick(image.name)
            }}
            items={found.slice(0, shownAtMost)}
          >
            {(image) => (
              <ListBoxItem className="form-picker-item" id={image.path} textValue={image.name}>
                <LazyThumbnail post={post} image={image} />
                <span className="form-picker-name" title={image.path}>
                  <bdi>{image.name}</bdi>
                </span>
                <span className="form-picker-size">{byteSize(image.bytes)}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function stateOf(images: readonly ImageEntry[] | null, found: readonly ImageEntry[], failure: string | null): string {
  if (failure !== null) return failure
  if (images === null) return 'Looking for images…'
  if (images.length === 0) return 'This site has no images yet. Put them into static/, assets/ or beside the post.'
  if (found.length === 0) return 'No image has this name.'
  if (found.length > shownAtMost) return `${shownAtMost} of ${found.length} images. Type to find the others.`
  return `${found.length} ${found.length === 1 ? 'image' : 'images'}`
}

/** Asks for the picture once it comes into sight. */
function LazyThumbnail({ post, image }: { readonly post: string; readonly image: ImageEntry }) {
  const box = useRef<HTMLSpanElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (!box.current) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true)
    })
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  return (
    <span className="form-picker-thumb" ref={box}>
      <Thumbnail image={useImage(post, image.name, seen)} />
    </span>
  )
}
