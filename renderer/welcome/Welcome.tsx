export function Welcome() {
  return <main>Galley</main>
}
