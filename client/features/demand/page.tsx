/** Page. */
export default function DemandPage() {
  return <h1>Demand</h1>;
}
