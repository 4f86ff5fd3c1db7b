import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { meQuery, queryClient } from '../api/queries.ts'
import { request } from '../api/request.ts'
import { useLanguage } from '../language/LanguageProvider.tsx'
import { LanguageSwitch } from '../language/LanguageSwitch.tsx'
import { localise } from '../language/localise.ts'
import { type Appearance, applyAppearance, currentAppearance } from './appearance.ts'

/** The bar on top of every page of a signed-in person, and the page below it. */
export function Frame() {
  const { messages, language } = useLanguage()
  const { data: me } = useQuery(meQuery)
  const { bot } = useParams({ strict: false })
  const navigate = useNavigate()
  const current = me?.bots.find(({ id }) => id === bot)
  return (
    <>
      <a className="skip-link" href="#content">
        {messages.skipToContent}
      </a>
      <header className="top-bar">
        <Link to="/" className="wordmark">
          {messages.appName}
        </Link>
        <nav aria-label={messages.bots} className="bot-nav">
          {me && me.bots.length > 0 && (
            <MenuTrigger>
              <Button className="menu-button">
                {current ? localise(current.name, language).text : messages.bots}
                <span aria-hidden="true" className="caret" />
              </Button>
              <Popover className="menu-popover" placement="bottom start">
                <Menu
                  aria-label={messages.bots}
                  onAction={(id) => navigate({ to: '/bots/$bot/entries', params: { bot: String(id) } })}
                >
                  {me.bots.map(({ id, name }) => {
                    const { text, lang } = localise(name, language)
                    return (
                      <MenuItem key={id} id={id} textValue={text} className="menu-item">
                        <span lang={lang}>{text}</span>
                        <span className="menu-note">{id}</span>
                      </MenuItem>
                    )
                  })}
                </Menu>
              </Popover>
            </MenuTrigger>
          )}
        </nav>
        <LanguageSwitch />
        {me && <AccountMenu name={me.user.name} email={me.user.email} />}
      </header>
      <Outlet />
    </>
  )
}

function AccountMenu({ name, email }: { name: string; email: string }) {
  const { messages } = useLanguage()
  const [appearance, setAppearance] = useState(currentAppearance)
  const signOut = async () => {
    await request('POST', '/auth/sign-out', {}).catch(() => undefined)
    queryClient.clear()
    window.location.assign('/admin/sign-in')
  }
  const choose = (next: Appearance) => {
    applyAppearance(next)
    setAppearance(next)
  }
  return (
    <MenuTrigger>
      <Button className="menu-button account-button">
        <span className="initial" aria-hidden="true">
          {[...name][0]?.toUpperCase() ?? '?'}
        </span>
        <span className="visually-hidden">{messages.account}</span>
        <span className="account-name">{name}</span>
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <Menu aria-label={messages.account} disabledKeys={['who']} onAction={(key) => key === 'sign-out' && signOut()}>
          <MenuItem id="who" className="menu-item menu-who" textValue={email}>
            {email}
          </MenuItem>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[appearance]}
            onSelectionChange={(keys) => choose([...(keys as Set<Appearance>)][0] ?? 'auto')}
          >
            <Header className="menu-header">{messages.appearance}</Header>
            <MenuItem id="auto" className="menu-item">
              {messages.appearanceAuto}
            </MenuItem>
            <MenuItem id="light" className="menu-item">
              {messages.appearanceLight}
            </MenuItem>
            <MenuItem id="dark" className="menu-item">
              {messages.appearanceDark}
            </MenuItem>
          </MenuSection>
          <MenuItem id="sign-out" className="menu-item menu-last">
            {messages.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
