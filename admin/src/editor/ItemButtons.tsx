import { useMessages } from '../language/LanguageProvider.tsx'

type Props = { what: string; index: number; count: number; onMove?: (to: number) => void; onRemove: () => void }

/** Up, down and remove, at an item of a list. */
export function ItemButtons({ what, index, count, onMove, onRemove }: Props) {
  const messages = useMessages()
  return (
    <span className="item-buttons">
      {onMove && count > 1 && (
        <>
          <button
            type="button"
            className="quiet-button"
            aria-label={messages.moveUp(what)}
            title={messages.moveUp(what)}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="quiet-button"
            aria-label={messages.moveDown(what)}
            title={messages.moveDown(what)}
            disabled={index === count - 1}
            onClick={() => onMove(index + 1)}
          >
            ↓
          </button>
        </>
      )}
      <button
        type="button"
        className="quiet-button"
        aria-label={messages.removeItem(what)}
        title={messages.removeItem(what)}
        onClick={onRemove}
      >
        ×
      </button>
    </span>
  )
}
