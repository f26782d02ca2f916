// The programs of the pages write to the console and have a working directory of their own, so they run one after the other.
[assembly: DoNotParallelize]
