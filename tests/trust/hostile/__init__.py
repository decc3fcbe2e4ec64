"""What the trust tests share: bad inputs, the court that judges them, and the canary that must never sing."""
