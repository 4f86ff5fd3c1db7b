import { useEffect, useState } from 'react'

type Convert = (text: string) => string
let loaded: Promise<Convert> | undefined

/** Hong Kong Traditional to Mainland Simplified, as the server derives it (OpenCC). The dictionary comes when first needed. */
export function useSimplified(): Convert | undefined {
  const [convert, setConvert] = useState<Convert>()
  useEffect(() => {
    loaded ??= import('opencc-js/t2cn').then(({ Converter }) => Converter({ from: 'hk', to: 'cn' }))
    let current = true
    loaded.then(
      (found) => current && setConvert(() => found),
      () => {
        loaded = undefined
      },
    )
    return () => {
      current = false
    }
  }, [])
  return convert
}
