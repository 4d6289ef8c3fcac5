/** The establishment at a date. */
export default function PostsPage() {
  return <title>Posts – Evenhand</title>;
}
