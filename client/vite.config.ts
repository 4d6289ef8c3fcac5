import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * Builds the pages into `client/dist`; in development the API is the server on port 3000. The server puts a nonce of
 * its own into the document each time it serves it, in place of the one named here (server/http/pages.ts).
 */
export default defineConfig({
  root,
  plugins: [react()],
  html: { cspNonce: 'evenhand-csp-nonce' },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1500 },
  server: { proxy: { '^/api/': 'http://localhost:3000' } },
});
