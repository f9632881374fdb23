/**
 * onnxruntime 1.30 reports to its maker over the network unless the environment of the process says no (S9). To be imported before the
 * runtime, and by whoever starts a thread that uses it: a thread's own `process.env` is a copy which native code does not see.
 */
process.env.ORT_DISABLE_TELEMETRY = '1';
