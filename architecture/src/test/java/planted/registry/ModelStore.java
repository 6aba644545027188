package planted.registry;

public interface ModelStore {
    int count();
}
