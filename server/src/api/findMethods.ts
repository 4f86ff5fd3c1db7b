/** Which methods a path has, by the app's own routes; for 405 and for OPTIONS. */
export function methodFinder(app: { routes: { method: string; path: string }[] }): (path: string) => string[] {
  let routes: { method: string; pattern: RegExp }[] | undefined
  return (path) => {
    routes ??= app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path: route }) => ({ method, pattern: toPattern(route) }))
    const methods = new Set(routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))
    if (methods.has('GET')) methods.add('HEAD')
    return [...methods].sort()
  }
}

function toPattern(route: string): RegExp {
  const steps = route.split('/').map((step) => {
    if (step === '*') return '.*'
    if (step.startsWith(':')) return '[^/]+'
    return step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${steps.join('/')}$`)
}
