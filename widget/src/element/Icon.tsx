/** Drawn on a grid of 24, two units thick, in the colour of the text. */
const paths = {
  send: 'M5 12 20 5l-5 15-3.5-6.5z',
  close: 'M6 6l12 12M18 6 6 18',
  phone:
    'M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5L16 13l4 1.5v3c0 1.4-1.1 2.5-2.5 2.5C10.6 20 4 13.4 4 6.5 4 5.1 5.1 4 6.5 4z',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  web: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
  place: 'M12 21s7-6.5 7-11.5a7 7 0 0 0-14 0C5 14.5 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  restart: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4',
  leave: 'M14 5h5v5M19 5l-8 8M17 14v5H5V7h5',
  warn: 'M12 4 2.8 20h18.4zM12 10v4M12 17v.2',
  down: 'M6 9l6 6 6-6',
  on: 'M5 12h14M13 6l6 6-6 6',
  yes: 'M5 12.5 10 17.5 19 7.5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  form: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h3',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
