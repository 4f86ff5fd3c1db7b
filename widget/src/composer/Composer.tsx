import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../element/Icon.tsx'
import type { Messages } from '../language/messages.ts'
import { countLeft } from './countLeft.ts'
import { createEnterGuard } from './createEnterGuard.ts'

type Props = {
  m: Messages
  /** What is kept of a conversation, in the bot's words. */
  privacy: string | undefined
  input: RefObject<HTMLTextAreaElement | null>
  send: (text: string) => void
  /** Moves focus to the first action of the newest answer; false if there is none. */
  toNewest: () => boolean
}

/** From here on the characters that are left are shown. */
const warnAt = 100

export function Composer({ m, privacy, input, send, toNewest }: Props) {
  const [text, setText] = useState('')
  const [told, setTold] = useState(false)
  const guard = useRef(createEnterGuard()).current
  const hint = useId()
  const notice = useId()
  const left = countLeft(text)
  const sendable = text.trim() !== '' && left >= 0

  // The box grows with its text; the style sheet stops it at five lines.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useEffect(() => {
    const box = input.current
    if (!box) return
    box.style.blockSize = 'auto'
    box.style.blockSize = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`
  }, [text, input])

  const submit = () => {
    if (!sendable) return
    send(text)
    setText('')
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Tab' && event.shiftKey && toNewest()) event.preventDefault()
    if (event.key !== 'Enter' || event.shiftKey) return
    const { isComposing } = event.nativeEvent
    const { key, keyCode, shiftKey, timeStamp } = event
    if (guard.sends({ key, keyCode, shiftKey, isComposing, timeStamp })) {
      event.preventDefault()
      submit()
    } else if (!isComposing && keyCode !== 229) {
      // Safari's Enter after a composition: it neither sends nor breaks the line.
      event.preventDefault()
    }
  }

  return (
    <div className="composer" part="composer">
      <div className="box">
        <textarea
          ref={input}
          rows={1}
          value={text}
          part="input"
          placeholder={m.placeholder}
          aria-label={m.composer}
          aria-describedby={left <= warnAt ? `${hint} ${notice}` : notice}
          aria-invalid={left < 0}
          autoComplete="off"
          enterKeyHint="send"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onKeyUp={guard.keyUp}
          onCompositionStart={guard.compositionStart}
          onCompositionEnd={(event) => guard.compositionEnd(event.timeStamp)}
        />
        <button
          type="button"
          className="send"
          part="send"
          aria-label={m.send}
          title={m.send}
          aria-disabled={!sendable}
          onClick={submit}
        >
          <Icon name="send" />
        </button>
      </div>
      {left <= warnAt && (
        <p id={hint} className={left < 0 ? 'count over' : 'count'} role="status">
          {left < 0 ? m.tooLong(-left) : m.left(left)}
        </p>
      )}
      <p className="notice">
        <span id={notice}>{m.noPersonalData}</span>
        {privacy && (
          <button type="button" className="text" aria-expanded={told} onClick={() => setTold(!told)}>
            {m.privacy}
          </button>
        )}
      </p>
      {told && privacy && <p className="privacy">{privacy}</p>}
    </div>
  )
}
