export { credentialsContextUrl, openBadgesContextUrl, toAchievementCredential } from './achievement-credential.ts'
export { annexOneContext } from './annex-one-extension.ts'
export { deriveIdentifier, hashIdentity, matchesIdentityHash } from './identity-hash.ts'
export { type ReadAchievement, readAchievementCredential, readCountry } from './read-achievement-credential.ts'
