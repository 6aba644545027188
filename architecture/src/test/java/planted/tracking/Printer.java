package planted.tracking;

final class Printer {
    void print() {
        System.out.println("nobody reads this");
    }
}
