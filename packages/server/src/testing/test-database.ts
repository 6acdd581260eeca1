/** A fresh database for a test. */
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { connect } from '../db/db.ts'

/** @returns the address of a new, migrated, empty database. */
export async function createTestDatabase(): Promise<string> {
  const cluster = inject('databaseCluster')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = connect(cluster, { connections: 1 })
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.unsafe(`create database ${name} template meshe_template`)
      break
    } catch (error) {
      if (attempt >= 50) throw error
      await new Promise((resume) => setTimeout(resume, 40))
    }
  }
  await admin.end()
  return cluster.replace(/postgres$/, name)
}
