import { defineConfig } from 'vitest/config';
export default defineConfig({ root: '/work/main', test: { name: 'hunt', include: ['tests/**/*.test.ts'], setupFiles: [], maxWorkers: 2 } });
