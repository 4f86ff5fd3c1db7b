import type { Roles } from '../accounts/roles.ts'

/** What every route of the desk knows once `requireSession` let the call pass. */
export type Desk = {
  Variables: {
    user: { id: string; name: string; email: string }
    roles: Roles
  }
}
