// Sets the chosen theme before anything is drawn; without a choice the system decides.
try {
  const theme = localStorage.getItem('meshe.theme')
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
} catch {
  // Storage is closed to us: the system decides.
}
