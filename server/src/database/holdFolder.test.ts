import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdFolder, isHeld } from './holdFolder.ts'
import { identifyProcess } from './identifyProcess.ts'

describe('holdFolder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faqdesk-hold-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('refuses a folder that a running process holds, and says which', () => {
    const release = holdFolder(folder)
    expect(() => holdFolder(folder)).toThrow(`Another FAQ Desk (process ${process.pid}) is running on the data folder`)
    release()
    expect(isHeld(folder)).toBe(false)
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes over from a process that is gone', () => {
    writeFileSync(join(folder, 'faq-desk.lock'), JSON.stringify({ pid: 4_000_000, process: 'long ago' }))
    holdFolder(folder)
    expect(isHeld(folder)).toBe(true)
    expect(readdirSync(folder)).toEqual(['faq-desk.lock'])
  })

  it('takes over when the number was given to another process since', () => {
    writeFileSync(join(folder, 'faq-desk.lock'), JSON.stringify({ pid: process.pid, process: 'an earlier one' }))
    expect(isHeld(folder)).toBe(false)
    holdFolder(folder)
    expect(isHeld(folder)).toBe(true)
  })

  it('takes over from a lock that was half written', () => {
    writeFileSync(join(folder, 'faq-desk.lock'), '{"pid":')
    holdFolder(folder)
    expect(isHeld(folder)).toBe(true)
  })
})

describe('identifyProcess', () => {
  it('gives the same name each time, and none to a process that does not run', () => {
    expect(identifyProcess(process.pid)).toBe(identifyProcess(process.pid))
    expect(identifyProcess(process.pid)).toBeTruthy()
    expect(identifyProcess(4_000_000)).toBeUndefined()
  })
})
