export * from './concepts.ts'
