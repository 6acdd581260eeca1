// Runs before anything else: the chosen theme is set before the first paint (without a choice the system decides), and zod
// learns that the content security policy forbids making code from text. It asks for that while its schemas are built, and
// these are built as soon as their module is loaded: later would be too late.
globalThis.__zod_globalConfig = { jitless: true }
try {
  const theme = localStorage.getItem('meshe.theme')
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
} catch {
  // Storage is closed to us: the system decides.
}
