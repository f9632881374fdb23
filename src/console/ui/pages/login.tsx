import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { State } from '../api/client.ts';
import { api, asFailure } from '../api/http.ts';
import { Problem } from '../components/form-parts.tsx';
import { Gate } from '../components/gate.tsx';

export function LoginPage({ practice, done }: { practice: State['practice']; done: () => void }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    api.login({ name, password }).then(done, (error: unknown) => {
      const failure = asFailure(error);
      setProblem(failure.code === 'INPUT_INVALID' ? 'That name and password do not go together.' : failure.message);
      setBusy(false);
      setPassword('');
      field.current?.focus();
    });
  };

  return (
    <Gate title="Log in" practice={practice.name}>
      <form onSubmit={submit}>
        <Stack gap="md" mt="md">
          <Problem text={problem} />
          <TextInput
            label="Name"
            name="username"
            autoComplete="username"
            size="md"
            required
            withAsterisk={false}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            size="md"
            required
            withAsterisk={false}
            ref={field}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          />
          <Button type="submit" size="md" fullWidth loading={busy}>
            Log in
          </Button>
        </Stack>
      </form>
    </Gate>
  );
}
