import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const node = process.env['MESHE_NODE'] ?? 'http://localhost:4101'
const paths = [
  '/api',
  '/credentials',
  '/presentations',
  '/practice-issuers',
  '/federation',
  '/.well-known',
  '/institutions',
  '/openapi.json',
  '/healthz',
]

/** Lays `.br` and `.gz` beside every text file, so that the node sends them without compressing anew. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|svg|html)$/.test(name)) continue
        const content = readFileSync(join(dir, name))
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content))
        writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The node's content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    target: 'es2022',
  },
  server: { port: 5173, proxy: Object.fromEntries(paths.map((path) => [path, { target: node, xfwd: false }])) },
})
