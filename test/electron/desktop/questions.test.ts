import { describe, expect, test } from 'vitest'
import { saveQuestion } from '../../../electron/desktop/questions.ts'

describe('the question before unsaved text goes', () => {
  test.each([
    ['darwin', ['Save', 'Cancel', 'Don’t save']],
    ['win32', ['Save', 'Don’t save', 'Cancel']],
    ['linux', ['Don’t save', 'Cancel', 'Save']],
  ] as const)('has its buttons in the order of %s', (platform, buttons) => {
    expect(saveQuestion('A title', false, platform).options.buttons).toEqual(buttons)
  })

  test.each(['darwin', 'win32', 'linux'] as const)('saves by Enter and cancels by Escape on %s', (platform) => {
    const { options, answers } = saveQuestion('A title', false, platform)
    expect(answers[options.defaultId ?? -1]).toBe('save')
    expect(answers[options.cancelId ?? -1]).toBe('cancel')
  })

  test('names the post, or says that it has no title', () => {
    expect(saveQuestion('Ink', false, 'linux').options.message).toBe('Save the changes to “Ink”?')
    expect(saveQuestion('', false, 'linux').options.message).toBe('Save the changes to this post?')
  })

  test('says that the text is still there when a save has failed', () => {
    const { options } = saveQuestion('Ink', true, 'linux')
    expect(options.message).toBe('The changes to “Ink” could not be saved.')
    expect(options.detail).toContain('still in the window')
  })
})
