/** What a listener in main gets first, as Electron's `Event`. */
export class MainEvent {
  defaultPrevented = false

  preventDefault(): void {
    this.defaultPrevented = true
  }
}
