package planted.tracking.unmarked;

final class Unmarked {}
