export const embeddedUser = 'faqdesk'
export const embeddedDatabase = 'faqdesk'

/** Address of the embedded server; holds the password, so it is not for logs. */
export const embeddedAddress = (password: string, port: number, database = embeddedDatabase): string =>
  `postgresql://${embeddedUser}:${password}@127.0.0.1:${port}/${database}`
