export { credentialsContextUrl, openBadgesContextUrl, toAchievementCredential } from './achievement-credential.ts'
export { annexOneContext } from './annex-one-extension.ts'
export { bakeIntoPng, bakeIntoSvg } from './bake-badge.ts'
export { lookBakedBadge } from './baked-badge.ts'
export { deriveIdentifier, hashIdentity, matchesIdentityHash } from './identity-hash.ts'
export {
  type BadgeIdentity,
  type IdentityType,
  identityTypes,
  type KnownIdentity,
  matchesIdentity,
  readIdentities,
} from './identity-object.ts'
export { type ReadAchievement, readAchievementCredential, readCountry } from './read-achievement-credential.ts'
export { type BadgeResult, readResults } from './results.ts'
