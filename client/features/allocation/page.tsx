/** People and the districts a plan puts them in. */
export default function AllocationPage() {
  return <h1>Allocation</h1>;
}
