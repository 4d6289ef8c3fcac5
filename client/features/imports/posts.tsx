import { ImportPage } from './page.tsx';

/** Import of posts. */
export default function PostsImportPage() {
  return <ImportPage kind="posts" />;
}
