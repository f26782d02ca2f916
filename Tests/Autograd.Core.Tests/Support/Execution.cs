// Tests measure what their thread allocates and switch thread-wide modes, so they run one after the other.
[assembly: DoNotParallelize]
