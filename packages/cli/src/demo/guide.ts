/** What `meshe demo` says when everything runs: where to go, as whom, and what to try. */
import { ada, aoife, ines, luka, neza, petra, tomas } from './data/people.ts'
import type { DemoNetwork } from './network/demo-network.ts'

export function guide({ office, a, b }: DemoNetwork, directory: string): string {
  const rows = [
    [a.child.origin, 'nobody', 'look for a course, check a credential'],
    ['', 'maria@example.org', 'learner: one credential to keep, one kept, one asked to count at Montana'],
    ['', ines.email, 'writes descriptions at Northshore'],
    ['', tomas.email, 'approves them as the second person'],
    ['', aoife.email, 'awards to a list of learners, withdraws'],
    [b.child.origin, luka.email, 'decides requests at Montana'],
    ['', neza.email, 'hears appeals against them'],
    ['', petra.email, 'builds pathways, gives the larger award'],
    [office.child.origin, ada.email, 'runs the list of the network'],
  ]
  const [first, second] = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const table = rows.map(
    ([where = '', who = '', what = '']) => `  ${where.padEnd(first ?? 0)}  ${who.padEnd(second ?? 0)}  ${what}`,
  )
  return `Three nodes run: a network office and two nodes that speak for twelve made-up universities.

${table.join('\n')}

To sign in, give the address at /sign-in; no mail leaves this machine: the link waits at ${a.child.origin}/mail
(and /mail of each node). The whole story without clicking: meshe demo --once

Ctrl-C ends all three and keeps the data in ${directory}; --reset begins anew.`
}
