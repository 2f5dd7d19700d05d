import { describe, expect, test } from 'vitest'
import { saveQuestion } from '../../../electron/desktop/questions.ts'

describe('the question before unsaved text goes', () => {
  test.each([
    ['darwin', ['Save', 'Cancel', 'Don’t save']],
    ['win32', ['Save', 'Don’t save', 'Cancel']],
    ['linux', ['Don’t save', 'Cancel', 'Save']],
  ] as const)('has its buttons in the order of %s', (platform, buttons) => {
    expect(saveQuestion(false, platform).options.buttons).toEqual(buttons)
  })

  test.each(['darwin', 'win32', 'linux'] as const)('saves by Enter and cancels by Escape on %s', (platform) => {
    const { options, answers } = saveQuestion(false, platform)
    expect(answers[options.defaultId ?? -1]).toBe('save')
    expect(answers[options.cancelId ?? -1]).toBe('cancel')
  })

  test('says that the text is still there when a save has failed', () => {
    const { options } = saveQuestion(true, 'linux')
    expect(options.message).toBe('Not everything could be saved.')
    expect(options.detail).toContain('still in the window')
  })
})
