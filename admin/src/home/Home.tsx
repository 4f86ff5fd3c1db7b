import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { entriesQuery, meQuery } from '../api/queries.ts'
import { usePageTitle } from '../frame/usePageTitle.ts'
import { useLanguage } from '../language/LanguageProvider.tsx'
import { localise } from '../language/localise.ts'
import { PauseCell } from './PauseCell.tsx'
import './home.css'

/** What there is to do, bot by bot; every number leads to its entries. */
export function Home() {
  const { messages, language } = useLanguage()
  const { data: me } = useQuery({ ...meQuery, staleTime: 0 })
  const lists = useQueries({ queries: (me?.bots ?? []).map(({ id }) => entriesQuery(id)) })
  usePageTitle(messages.homeTitle)
  if (!me) return null
  return (
    <main className="page" id="content">
      <h1>{messages.homeTitle}</h1>
      {me.bots.length === 0 ? (
        <p className="quiet">{messages.homeEmpty}</p>
      ) : (
        <div className="home-table-frame">
          <table className="home-table">
            <thead>
              <tr>
                <th scope="col">{messages.homeBot}</th>
                <th scope="col" className="number">
                  {messages.homeEntries}
                </th>
                <th scope="col" className="number">
                  {messages.homeDrafts}
                </th>
                <th scope="col" className="number">
                  {messages.homeConflicts}
                </th>
                <th scope="col" className="number">
                  {messages.homeOverdue}
                </th>
                <th scope="col">{messages.homeRole}</th>
                <th scope="col">{messages.homeAnswers}</th>
              </tr>
            </thead>
            <tbody>
              {me.bots.map((bot, index) => {
                const name = localise(bot.name, language)
                const overdue = lists[index]?.data?.entries.filter((entry) => entry.reviewOverdue).length
                const params = { bot: bot.id }
                return (
                  <tr key={bot.id}>
                    <th scope="row">
                      <Link to="/bots/$bot/entries" params={params} lang={name.lang}>
                        {name.text}
                      </Link>
                      <span className="bot-id">{bot.id}</span>
                    </th>
                    <td className="number" data-label={messages.homeEntries}>
                      {bot.entries}
                    </td>
                    <Count label={messages.homeDrafts} count={bot.drafts}>
                      <Link to="/bots/$bot/entries" params={params} search={{ status: 'draft' }}>
                        {bot.drafts}
                      </Link>
                    </Count>
                    <Count label={messages.homeConflicts} count={bot.conflicts} urgent>
                      <Link to="/bots/$bot/entries" params={params} search={{ status: 'conflict' }}>
                        {bot.conflicts}
                      </Link>
                    </Count>
                    <Count label={messages.homeOverdue} count={overdue} urgent>
                      <Link to="/bots/$bot/entries" params={params} search={{ overdue: true }}>
                        {overdue}
                      </Link>
                    </Count>
                    <td className="home-role" data-label={messages.homeRole}>
                      {messages.role[bot.role]}
                    </td>
                    <td className="home-answers" data-label={messages.homeAnswers}>
                      <PauseCell bot={bot} name={name.text} />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </main>
  )
}

type CountProps = { label: string; count: number | undefined; urgent?: boolean; children: React.ReactNode }

/** A number that is a link when there is something to do; a quiet 0 otherwise. */
function Count({ label, count, urgent, children }: CountProps) {
  return (
    <td className={urgent && count ? 'number urgent' : 'number'} data-label={label}>
      {count ? children : <span className="zero">{count ?? '·'}</span>}
    </td>
  )
}
