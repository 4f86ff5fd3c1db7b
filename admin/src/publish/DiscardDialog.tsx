import { useState } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { entryPath } from '../api/queries.ts'
import { ApiError, request } from '../api/request.ts'
import { DialogFrame } from '../frame/DialogFrame.tsx'
import { useMessages } from '../language/LanguageProvider.tsx'

type Props = { bot: string; id: string; isNew: boolean; onDiscarded: () => Promise<void> }

export function DiscardDialog({ bot, id, isNew, onDiscarded }: Props) {
  const messages = useMessages()
  const [failure, setFailure] = useState<string>()
  const discard = async (close: () => void) => {
    try {
      // What was never saved is on no server: 404 is as good as done.
      await request('DELETE', `${entryPath(bot, id)}/draft`).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.status === 404)) throw error
      })
      close()
      await onDiscarded()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <DialogTrigger>
      <Button className="button">{messages.discard}</Button>
      <DialogFrame title={messages.discardTitle} role="alertdialog">
        {(close) => (
          <>
            <p>{isNew ? messages.discardNewText : messages.discardText}</p>
            <p role="alert" className="form-failure">
              {failure}
            </p>
            <div className="dialog-actions">
              <Button className="button" onPress={close} autoFocus>
                {messages.cancel}
              </Button>
              <Button className="button danger" onPress={() => discard(close)}>
                {messages.discardIt}
              </Button>
            </div>
          </>
        )}
      </DialogFrame>
    </DialogTrigger>
  )
}
