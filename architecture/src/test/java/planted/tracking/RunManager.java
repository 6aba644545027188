package planted.tracking;

final class RunManager {}
