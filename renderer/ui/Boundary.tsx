import { Component, type ReactNode } from 'react'

interface BoundaryProps {
  /** As it stands in "… stopped working": "The preview". */
  readonly name: string
  readonly children: ReactNode
}

interface BoundaryState {
  readonly message: string | null
}

/** Keeps a failure of one pane inside that pane: the others go on, and the text of the post is not touched. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { message: null }

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { message } = this.state
    if (message === null) return this.props.children
    return (
      <div className="ui-stopped" role="alert">
        <p className="ui-stopped-title">{this.props.name} stopped working</p>
        <p>Your text is safe and can be saved. This is what went wrong: {message}</p>
        <button type="button" className="ui-button" onClick={() => this.setState({ message: null })}>
          Try again
        </button>
      </div>
    )
  }
}
