/** Who is there: sign-in by mail link, the session, the people of an institution. */
import { z } from 'zod'
import {
  Email,
  endpoint,
  institutionParams,
  LanguageMap,
  LanguageTag,
  LinkToken,
  Moment,
  noAnswer,
  PersonName,
  roles,
  Slug,
} from '../contract/index.ts'

export const MembershipView = z.object({
  institution: z.object({ slug: Slug, name: LanguageMap }),
  roles: z.array(z.enum(roles)),
})
export type MembershipView = z.infer<typeof MembershipView>

export const AccountView = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string().nullable(),
  language: LanguageTag,
  memberships: z.array(MembershipView),
})
export type AccountView = z.infer<typeof AccountView>

export const SessionView = z.object({
  account: AccountView.nullable(),
  /** What this node is, for header and footer. */
  node: z.object({
    name: z.string(),
    kind: z.enum(['university', 'network-office']),
    /** True where mail stays on this machine and everybody here may read it. */
    mailSink: z.boolean(),
  }),
})
export type SessionView = z.infer<typeof SessionView>

/** A path of this site, never another site. */
const ReturnPath = z
  .string()
  .regex(/^\/(?![/\\])[A-Za-z0-9\-._~/?=&%]*$/)
  .max(500)

export const SignInLinkRequest = z.strictObject({
  email: Email,
  language: LanguageTag.default('en'),
  returnTo: ReturnPath.optional(),
})
export type SignInLinkRequest = z.infer<typeof SignInLinkRequest>

export const SignInAnswer = z.object({ session: SessionView, returnTo: z.string().nullable() })
export type SignInAnswer = z.infer<typeof SignInAnswer>

export const MemberView = z.object({
  accountId: z.uuid(),
  email: z.string(),
  name: z.string().nullable(),
  roles: z.array(z.enum(roles)),
})
export type MemberView = z.infer<typeof MemberView>

export const MailView = z.object({
  id: z.uuid(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  sentAt: Moment.nullable(),
})
export type MailView = z.infer<typeof MailView>

export const accountsApi = {
  requestSignInLink: endpoint({
    id: 'requestSignInLink',
    method: 'POST',
    path: '/api/v1/sign-in-links',
    summary: 'Sends a mail with a link that signs in once. The answer is the same whether or not the address is known.',
    access: { kind: 'public' },
    body: SignInLinkRequest,
    answer: z.object({ sent: z.literal(true) }),
    status: 202,
  }),
  signIn: endpoint({
    id: 'signIn',
    method: 'POST',
    path: '/api/v1/sessions',
    summary: 'Exchanges the token of a mail link for a session.',
    access: { kind: 'public' },
    body: z.strictObject({ token: LinkToken }),
    answer: SignInAnswer,
    status: 201,
  }),
  showSession: endpoint({
    id: 'showSession',
    method: 'GET',
    path: '/api/v1/session',
    summary: 'Says who is signed in, if anybody.',
    access: { kind: 'public' },
    answer: SessionView,
  }),
  signOut: endpoint({
    id: 'signOut',
    method: 'DELETE',
    path: '/api/v1/session',
    summary: 'Ends the session.',
    access: { kind: 'account' },
    answer: noAnswer,
    status: 204,
  }),
  updateAccount: endpoint({
    id: 'updateAccount',
    method: 'PATCH',
    path: '/api/v1/account',
    summary: 'Changes the name and the language of the signed-in person.',
    access: { kind: 'account' },
    body: z.strictObject({ name: PersonName.optional(), language: LanguageTag.optional() }),
    answer: AccountView,
  }),
  listMembers: endpoint({
    id: 'listMembers',
    method: 'GET',
    path: '/api/v1/institutions/{institution}/members',
    summary: 'Lists the people of an institution and what they may do.',
    access: { kind: 'member', roles: ['administrator'] },
    params: institutionParams,
    answer: z.object({ members: z.array(MemberView) }),
  }),
  saveMember: endpoint({
    id: 'saveMember',
    method: 'PUT',
    path: '/api/v1/institutions/{institution}/members',
    summary: 'Gives a person exactly these roles at the institution; no roles takes all away.',
    access: { kind: 'member', roles: ['administrator'] },
    params: institutionParams,
    body: z.strictObject({
      email: Email,
      name: PersonName.optional(),
      roles: z.array(z.enum(roles)).max(roles.length),
    }),
    answer: MemberView,
  }),
  listSinkMails: endpoint({
    id: 'listSinkMails',
    method: 'GET',
    path: '/api/v1/demo/mails',
    summary: 'Shows the mails of the demonstration, newest first. Answers 404 on a node with an address in the world.',
    access: { kind: 'public' },
    query: z.strictObject({ to: z.string().max(254).optional() }),
    answer: z.object({ mails: z.array(MailView) }),
  }),
}
