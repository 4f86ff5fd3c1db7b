import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay, type ModalOverlayProps } from 'react-aria-components'

type Props = Pick<ModalOverlayProps, 'isOpen' | 'onOpenChange' | 'isDismissable'> & {
  title: string
  wide?: boolean
  role?: 'dialog' | 'alertdialog'
  children: (close: () => void) => ReactNode
}

/** A dialog with its title; Escape closes it and the focus goes back where it was. */
export function DialogFrame({ title, wide, role = 'dialog', children, ...overlay }: Props) {
  return (
    <ModalOverlay className="dialog-overlay" isDismissable={role === 'dialog'} {...overlay}>
      <Modal className={wide ? 'dialog-modal wide' : 'dialog-modal'}>
        <Dialog className="dialog" role={role}>
          {({ close }) => (
            <>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              {children(close)}
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
