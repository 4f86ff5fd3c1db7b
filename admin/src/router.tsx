import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { meQuery, queryClient } from './api/queries.ts'
import { ApiError } from './api/request.ts'
import { parseListState } from './entries/listState.ts'
import { Frame } from './frame/Frame.tsx'
import { LoadError } from './frame/LoadError.tsx'
import { Loading } from './frame/Loading.tsx'
import { NotFound } from './frame/NotFound.tsx'
import { SignIn } from './signIn/SignIn.tsx'

const root = createRootRoute({ notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search.from === 'string' ? { from: search.from } : {},
  component: SignIn,
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('./signIn/SetUp.tsx'), 'SetUp'),
})

/** Everything that needs a person: without a session it leads to signing in, and back afterwards. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery)
    } catch (error) {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { from: location.href } })
      throw error
    }
  },
  component: Frame,
})

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./home/Home.tsx'), 'Home'),
})

const entries = createRoute({
  getParentRoute: () => signedIn,
  path: '/bots/$bot/entries',
  validateSearch: parseListState,
  component: lazyRouteComponent(() => import('./entries/Entries.tsx'), 'Entries'),
})

const editor = createRoute({
  getParentRoute: () => signedIn,
  path: '/bots/$bot/entries/$id',
  validateSearch: (search: Record<string, unknown>): { category?: string } =>
    typeof search.category === 'string' ? { category: search.category } : {},
  component: lazyRouteComponent(() => import('./editor/EditorPage.tsx'), 'EditorPage'),
})

export const router = createRouter({
  basepath: '/admin',
  routeTree: root.addChildren([signIn, setUp, signedIn.addChildren([home, entries, editor])]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: LoadError,
  defaultNotFoundComponent: NotFound,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
