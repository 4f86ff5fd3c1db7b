import type { ReactNode } from 'react'
import { LanguageSwitch } from '../language/LanguageSwitch.tsx'
import './signIn.css'

/** The quiet page around signing in and setting up. */
export function SignInPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main className="sign-in-page" id="content">
      <div className="sign-in-card">
        <div className="sign-in-head">
          <img src="/admin/icon.svg" alt="" width="32" height="32" />
          <LanguageSwitch />
        </div>
        <h1>{title}</h1>
        <p className="quiet">{lead}</p>
        {children}
      </div>
    </main>
  )
}
