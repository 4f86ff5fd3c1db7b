import type { Me, PauseBot, ResumeBot } from '@faqdesk/server/types'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { meQuery } from '../api/queries.ts'
import { request } from '../api/request.ts'
import { DialogFrame } from '../frame/DialogFrame.tsx'
import { formatMoment } from '../language/formatMoment.ts'
import { useLanguage } from '../language/LanguageProvider.tsx'

type Bot = Me['bots'][number]
type Channel = Bot['pauses'][number]['channel']
const channels: Channel[] = ['*', 'api', 'directline', 'pages', 'assistants']

/** Whether a bot answers, who took it off, and the switch for those who may. */
export function PauseCell({ bot, name }: { bot: Bot; name: string }) {
  const { messages, language } = useLanguage()
  const isPaused = bot.pauses.length > 0
  const isOffEverywhere = bot.pauses.some(({ channel }) => channel === '*')
  const mayPause = bot.role === 'publisher' || bot.role === 'administrator'
  return (
    <div className="pause-cell">
      {isPaused ? (
        <ul className="pause-list">
          {bot.pauses.map(({ channel, by, since, reason }) => (
            <li key={channel}>
              <span className="status-mark conflict">{messages.pausedOn(messages.channelName[channel])}</span>{' '}
              <span className="quiet">
                {messages.pausedBy(by, formatMoment(since, language))}
                {reason && `: ${reason}`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <span className="quiet">{messages.answering}</span>
      )}
      {mayPause && (
        <span className="pause-buttons">
          {!isOffEverywhere && (
            <Switch bot={bot.id} verb="pause" opens={`${messages.pauseOpen} ${name}`} title={messages.pauseTitle(name)}>
              {messages.pauseOpen}
            </Switch>
          )}
          {isPaused && (
            <Switch
              bot={bot.id}
              verb="resume"
              opens={`${messages.resumeOpen} ${name}`}
              title={messages.resumeTitle(name)}
            >
              {messages.resumeOpen}
            </Switch>
          )}
        </span>
      )}
    </div>
  )
}

type Verb = 'pause' | 'resume'
type SwitchProps = { bot: string; verb: Verb; opens: string; title: string; children: string }

function Switch({ bot, verb, opens, title, children }: SwitchProps) {
  return (
    <DialogTrigger>
      <Button className="button" aria-label={opens}>
        {children}
      </Button>
      <DialogFrame title={title}>{(close) => <SwitchForm bot={bot} verb={verb} close={close} />}</DialogFrame>
    </DialogTrigger>
  )
}

function SwitchForm({ bot, verb, close }: { bot: string; verb: Verb; close: () => void }) {
  const { messages } = useLanguage()
  const client = useQueryClient()
  const [channel, setChannel] = useState<Channel>('*')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const isPause = verb === 'pause'

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailure(undefined)
    try {
      const body: PauseBot | ResumeBot = isPause ? { channel, reason: reason.trim() } : {}
      await request('POST', `/bots/${encodeURIComponent(bot)}/${verb}`, body)
      await client.invalidateQueries(meQuery)
      close()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }
  return (
    <form onSubmit={submit}>
      <p>{isPause ? messages.pauseText : messages.resumeText}</p>
      {isPause && (
        <>
          <label className="field">
            <span className="field-label">{messages.pauseWhere}</span>
            <select value={channel} onChange={(event) => setChannel(event.target.value as Channel)}>
              {channels.map((one) => (
                <option key={one} value={one}>
                  {messages.channelName[one]}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span className="field-label">{messages.reason}</span>
            <input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={1000} />
          </label>
        </>
      )}
      <p role="alert" className="form-failure">
        {failure}
      </p>
      <div className="dialog-actions">
        <Button className="button" onPress={close} autoFocus>
          {messages.cancel}
        </Button>
        <Button type="submit" className={isPause ? 'button danger' : 'button primary'} isDisabled={busy}>
          {isPause ? messages.pauseIt : messages.resumeIt}
        </Button>
      </div>
    </form>
  )
}
