export * from './verification-report.ts'
