package planted.tracking;

public interface RunStore {
    int count();
}
