import '@fontsource-variable/inter/wght.css'
import '@fontsource/ia-writer-quattro/400.css'
import '@fontsource/ia-writer-quattro/400-italic.css'
import '@fontsource/ia-writer-quattro/700.css'
import '@fontsource/ia-writer-quattro/700-italic.css'
import '@fontsource-variable/literata/wght.css'
import '@fontsource-variable/literata/wght-italic.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Galley } from './app.tsx'
import { run } from './commands.ts'
import { start } from './session.ts'

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root.')
createRoot(root).render(
  <StrictMode>
    <Galley />
  </StrictMode>,
)
void start(run)
