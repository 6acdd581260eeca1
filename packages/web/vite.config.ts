import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const node = process.env['MESHE_NODE'] ?? 'http://localhost:4101'
const paths = ['/api', '/credentials', '/federation', '/.well-known', '/institutions', '/openapi.json', '/healthz']

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The node's content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    target: 'es2022',
  },
  server: { port: 5173, proxy: Object.fromEntries(paths.map((path) => [path, { target: node, xfwd: false }])) },
})
