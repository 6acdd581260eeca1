/** One PostgreSQL for a whole test run, with a migrated template from which each test gets a database of its own in 30 ms. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../db/db.ts'
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts'
import { migrate } from '../db/migrations.ts'

interface Project {
  provide(key: 'databaseCluster', url: string): void
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseCluster: string
  }
}

export async function setup(project: Project): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'meshe-test-'))
  const cluster = await startEmbeddedPostgres(directory, { throwAway: true })
  const admin = connect(cluster.url, { connections: 1 })
  await admin`create database meshe_template`
  await admin.end()
  const template = connect(cluster.url.replace(/postgres$/, 'meshe_template'), { connections: 1 })
  await migrate(template)
  await template.end()
  project.provide('databaseCluster', cluster.url)
  return async () => {
    await cluster.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
