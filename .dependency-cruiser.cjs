/** The arrows of ARCHITECTURE.md, executable. */
const room = (name) => `^packages/${name}/`
const tests = '\\.test\\.tsx?$|/testing/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'credentials-imports-no-room',
      severity: 'error',
      from: { path: room('credentials') },
      to: { path: '^packages/(?!credentials/)' },
    },
    {
      name: 'domain-imports-only-credentials',
      severity: 'error',
      from: { path: room('domain') },
      to: { path: '^packages/(server|web|cli)/' },
    },
    {
      name: 'server-and-web-never-meet',
      severity: 'error',
      from: { path: room('(server|web)') },
      to: { path: '^packages/(server|web|cli)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'cli-never-imports-web',
      severity: 'error',
      from: { path: room('cli') },
      to: { path: room('web') },
    },
    {
      name: 'cli-uses-the-servers-door',
      severity: 'error',
      from: { path: room('cli') },
      to: { path: room('server'), pathNot: '^packages/server/src/index\\.ts$' },
    },
    {
      name: 'pure-rooms-touch-no-io',
      severity: 'error',
      from: { path: room('(credentials|domain)'), pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'slices-of-the-domain-meet-through-index',
      severity: 'error',
      from: { path: '^packages/domain/src/([^/]+)/', pathNot: tests },
      to: { path: '^packages/domain/src/([^/]+)/', pathNot: ['^packages/domain/src/$1/', '/index\\.ts$'] },
    },
    {
      name: 'a-slice-keeps-its-store',
      comment:
        'Slices of the server use each other through services. Accounts, mail, audit and keys are the ground that all stand on.',
      severity: 'error',
      from: { path: '^packages/server/src/([^/]+)/', pathNot: tests },
      to: {
        path: '^packages/server/src/[^/]+/[^/]*-store\\.ts$',
        pathNot: ['^packages/server/src/$1/', '^packages/server/src/(accounts|mail|audit|keys)/'],
      },
    },
    {
      name: 'one-way-out',
      comment: 'Only the guarded fetch speaks http to the world; the node itself only listens.',
      severity: 'error',
      from: { path: '^packages/server/src/(?!outbound/|node\\.ts|testing/)', pathNot: tests },
      to: { path: '^(node:)?https?$', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
}
