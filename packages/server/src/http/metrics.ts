/** Figures for an operator's monitoring (Prometheus). Labels name operations, never people. */
import { Counter, Histogram, Registry } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  countRequest(operation: string, status: number, seconds: number): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const requests = new Counter({
    name: 'meshe_http_requests_total',
    help: 'Requests by operation and status.',
    labelNames: ['operation', 'status'],
    registers: [registry],
  })
  const duration = new Histogram({
    name: 'meshe_http_request_duration_seconds',
    help: 'Time to answer by operation.',
    labelNames: ['operation'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  return {
    registry,
    countRequest(operation, status, seconds) {
      requests.inc({ operation, status: String(status) })
      duration.observe({ operation }, seconds)
    },
  }
}
